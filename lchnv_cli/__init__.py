"""Meeting documents of Länschefsnätverket i Dalarna: create, check and export."""
