"""veraPDF as a judge of the PDF files."""
