"""City pack build, and loading its layers into a project."""
