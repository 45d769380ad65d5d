"""What people are told of deliveries: a digest whose fate isn't known, a closed channel, nothing that reached them."""
