"""The registers: views of what the documents tell, made anew each time and kept by nobody."""
