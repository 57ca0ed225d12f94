"""Top floor: docks, map tools and whatever else a person sees and touches."""
