"""Files to model: the only package that knows YAML."""
