// All the script the town brings itself: a page that says so when the network is gone. Without script nothing is missing but that.
if ("serviceWorker" in navigator) {
  navigator.serviceWorker.register("/offline.js");
}
