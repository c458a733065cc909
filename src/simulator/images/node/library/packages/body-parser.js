// The package body-parser.
"use strict";
const { json, urlencoded, text } = require("packages/express");
module.exports = { json, urlencoded, text };
