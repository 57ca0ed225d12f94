"""The dock's first tab: pen, marker, eraser and what is under the hand."""
