"""What there is to know about networking: tips one at a time (S58, S62), how-to cards for the usual places (S59), books
and courses, and what the people of a space recommend to each other (S60)."""
