"""The look that the three outputs share: colours and sizes of type, and what a collection may change of them."""
