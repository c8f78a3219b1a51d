"""What a language model takes on an accelerator: time, memory and how many requests at once."""
