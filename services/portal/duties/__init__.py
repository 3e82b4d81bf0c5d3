"""What somebody owes, gathered from the services that know, each as a card of the inbox."""
