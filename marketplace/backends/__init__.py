"""What Django itself plugs in: the finder of the stylesheet, the renderer of forms."""
