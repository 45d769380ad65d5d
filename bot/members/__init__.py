"""Who people are: handles on platforms, and the member behind them with zone, hours and rhythm."""
