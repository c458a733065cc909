// require("console")
"use strict";
module.exports = console;
