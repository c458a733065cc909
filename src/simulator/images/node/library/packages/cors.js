// The package cors.
"use strict";
module.exports = (options = {}) => (req, res, next) => {
  res.setHeader("Access-Control-Allow-Origin", options.origin ?? "*");
  if (req.method !== "OPTIONS") return next();
  res.setHeader("Access-Control-Allow-Methods", "GET,HEAD,PUT,PATCH,POST,DELETE");
  res.statusCode = 204;
  res.end();
};
