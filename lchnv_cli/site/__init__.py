"""What is published → the pages of the network's site, as data for the templates."""
