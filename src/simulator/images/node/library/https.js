// require("https"): requests alone; a server needs a certificate.
"use strict";
const http = require("http");
const request = http.clientOf(443, true);
module.exports = { request, get: (...given) => request(...given).end(), Agent: http.Agent, globalAgent: {} };
