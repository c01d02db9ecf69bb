"""The sentences of the arbetsordning, and which rules watch them."""
