"""The grammar of figures, dates and sentences, a module a language. Pure: text in, values out."""
