"""Pictures of figures, painted by Qt: how each is laid out, drawn and asked for its values, without a widget."""
