"""The wire of the Gemini API, without I/O: values in, bytes out, and back."""
