"""Pictures of drawings, as their authors made them."""
