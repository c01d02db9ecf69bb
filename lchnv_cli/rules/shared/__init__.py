"""What several rules ask, each question once."""
