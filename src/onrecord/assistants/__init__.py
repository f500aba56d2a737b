"""The store for language-model assistants: tools that look things up, so that they can cite."""
