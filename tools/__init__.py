"""Small programs for those who develop lchnv."""
