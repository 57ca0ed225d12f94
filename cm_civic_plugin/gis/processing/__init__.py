"""The Processing provider: the public, headless face of the plugin."""
