// require("timers/promises")
"use strict";
module.exports = {
  setTimeout: (ms, value) => new Promise((done) => setTimeout(done, ms, value)),
  setImmediate: (value) => new Promise((done) => setImmediate(done, value)),
  async *setInterval(ms, value) {
    while (true) {
      await module.exports.setTimeout(ms);
      yield value;
    }
  },
};
