// require("querystring")
"use strict";
module.exports = {
  parse: (text) => Object.fromEntries(new URLSearchParams(text)),
  stringify: (given) => new URLSearchParams(given).toString().replaceAll("+", "%20"),
  escape: encodeURIComponent,
  unescape: decodeURIComponent,
};
