import assert from "node:assert/strict";
import {
  ConnectionError,
  type ConnectionErrorKind,
  failureText,
} from "../../src/cluster/connection_error.ts";

const server = "https://10.0.0.1:6443";

function fetchFailed(cause: string): Error {
  return new TypeError("fetch failed", { cause: new Error(cause) });
}

function connecting(what: string): Error {
  return fetchFailed(`error sending request for url (${server}/api): client error (Connect): ${what}`);
}

/** what was thrown, kind, message */
const cases: [unknown, ConnectionErrorKind, string][] = [
  [
    connecting("tcp connect error: Connection refused (os error 111)"),
    "refused",
    "The connection to the server 10.0.0.1:6443 was refused - did you specify the right host or port?",
  ],
  [
    connecting("dns error: failed to lookup address information: Name or service not known"),
    "dns",
    "Unable to connect to the server: dial tcp: lookup 10.0.0.1: no such host " +
    "(dns error: failed to lookup address information: Name or service not known)",
  ],
  [
    connecting("invalid peer certificate: UnknownIssuer"),
    "tls",
    "Unable to connect to the server: tls: failed to verify certificate: x509: " +
    "certificate signed by unknown authority (invalid peer certificate: UnknownIssuer)",
  ],
  [
    connecting(
      "invalid peer certificate: certificate expired: verification time 1795382526 (UNIX), but certificate is " +
        "not valid after 1795375326 (7200 seconds ago)",
    ),
    "tls",
    "Unable to connect to the server: tls: failed to verify certificate: x509: certificate has expired or is " +
    "not yet valid: current time 2026-11-22T21:22:06Z is after 2026-11-22T19:22:06Z",
  ],
  [
    connecting(
      'invalid peer certificate: certificate not valid for name "10.0.0.1"; certificate is only valid for ' +
        'IpAddress(10.96.0.1), DnsName("kubernetes.default") or DnsName("kubernetes")',
    ),
    "tls",
    "Unable to connect to the server: tls: failed to verify certificate: x509: " +
    "certificate is valid for 10.96.0.1, not 10.0.0.1",
  ],
  [
    new Error(
      "Hostname/IP does not match certificate's altnames: Host: a.example. is not in the cert's altnames: " +
        "IP Address:10.0.0.1, DNS:localhost",
    ),
    "tls",
    "Unable to connect to the server: tls: failed to verify certificate: x509: " +
    "certificate is valid for localhost, not a.example",
  ],
  [
    fetchFailed("received fatal alert: CertificateRequired"),
    "tls",
    "Unable to connect to the server: remote error: tls: certificate required",
  ],
  [
    connecting("received corrupt message of type InvalidContentType"),
    "tls",
    "Unable to connect to the server: http: server gave HTTP response to HTTPS client " +
    "(received corrupt message of type InvalidContentType)",
  ],
  [
    connecting(
      'invalid peer certificate: certificate not valid for name "10.0.0.1"; certificate is only valid for ' +
        'DnsName("proxy.example")',
    ),
    "tls",
    "Unable to connect to the server: tls: failed to verify certificate: x509: " +
    "cannot validate certificate for 10.0.0.1 because it doesn't contain any IP SANs",
  ],
  [
    connecting("proxy authentication required"),
    "proxy",
    "Unable to connect to the server: proxyconnect: proxy authentication required",
  ],
  [
    fetchFailed(
      "error sending request from 127.0.0.1:1 for http://10.0.0.1:6443/x (10.0.0.1:6443): client error " +
        "(SendRequest): connection closed before message completed",
    ),
    "interrupted",
    "Unable to connect to the server: EOF (connection closed before message completed)",
  ],
  [
    fetchFailed("peer closed connection without sending TLS close_notify: https://docs.rs/rustls/x#eof"),
    "interrupted",
    "Unable to connect to the server: EOF (peer closed connection without sending TLS close_notify)",
  ],
  [
    new DOMException("The operation was aborted due to timeout", "TimeoutError"),
    "timeout",
    "Unable to connect to the server: i/o timeout: no answer from 10.0.0.1:6443 within 30s",
  ],
  [
    new DOMException("The signal has been aborted", "AbortError"),
    "aborted",
    "Unable to connect to the server: the request was cancelled",
  ],
  [
    new TypeError("keys may not be consistent: KeyMismatch"),
    "tls",
    "Unable to connect to the server: tls: private key does not match public key",
  ],
  [
    connecting("tcp connect error: No route to host (os error 113)"),
    "unreachable",
    "Unable to connect to the server: tcp connect error: No route to host (os error 113)",
  ],
  ["odd", "unreachable", "Unable to connect to the server: odd"],
];

Deno.test("each failure is named in kubectl's words", () => {
  for (const [thrown, kind, message] of cases) {
    const error = ConnectionError.from(thrown, { server, limitMs: 30_000 });
    assert.equal(error.message, message);
    assert.equal(error.kind, kind, message);
    assert.equal(error.server, server);
    assert.equal(error.cause, thrown);
  }
});

Deno.test("a hint is added only where the certificate may be at fault", () => {
  const hint = "the client certificate expired";
  const told = ConnectionError.from(fetchFailed("received fatal alert: BadCertificate"), { server, hint });
  assert.match(told.message, /remote error: tls: bad certificate: the client certificate expired$/);
  const refused = ConnectionError.from(connecting("Connection refused"), { server, hint });
  assert.doesNotMatch(refused.message, /client certificate/);
});

Deno.test("a connection error stays what it is", () => {
  const error = ConnectionError.from("odd", { server });
  assert.equal(ConnectionError.from(error, { server: "https://other" }), error);
});

Deno.test("the reason is found under any number of causes", () => {
  const deep = new Error("a", { cause: new Error("b", { cause: new Error("NetworkError: c") }) });
  assert.equal(failureText(deep), "c");
});
