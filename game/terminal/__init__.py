"""The same game in text: a reader, a page of choices, and a record that is printed as it comes."""
