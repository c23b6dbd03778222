"""A sitting without a screen: who is asked what, what each was shown, who is next; no thread, print or socket."""
