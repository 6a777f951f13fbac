"""Aid facts on Discord: sourced figures and verbatim quotes, or an honest "no sourced answer"."""
