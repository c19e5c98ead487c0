"""What a document is: title, kind, council, committee, date and standing, told by its own words."""
