// require("process")
"use strict";
module.exports = process;
