"""The meetings and mornings in words, as a seat, the public or the teacher may read them."""
