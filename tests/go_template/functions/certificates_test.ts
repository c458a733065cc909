import assert from "node:assert/strict";
import { X509Certificate } from "node:crypto";
import { helmFunctions } from "../../../src/go_template/functions/mod.ts";
import { parseTemplate } from "../../../src/go_template/template.ts";

const NOW = Date.UTC(2026, 0, 2);

function rendered(text: string): string {
  return parseTemplate("t", text, { functions: helmFunctions({ now: () => NOW, random: () => 0.5 }) }).render(
    {},
  );
}

Deno.test("an authority signs certificates for names and addresses", () => {
  const [ca, cert] = rendered(
    '{{ $ca := genCA "my-ca" 365 }}{{ $c := genSignedCert "web" (list "10.0.0.1" "::1") (list "web.sea.svc") 10 $ca }}{{ $ca.Cert }}|{{ $c.Cert }}',
  ).split("|").map((text) => new X509Certificate(text));
  assert.ok(ca!.ca && !cert!.ca);
  assert.ok(cert!.verify(ca!.publicKey) && cert!.checkIssued(ca!));
  assert.equal(cert!.checkHost("web.sea.svc"), "web.sea.svc");
  assert.equal(cert!.checkIP("10.0.0.1"), "10.0.0.1");
  assert.equal(Date.parse(cert!.validTo), NOW + 10 * 86_400_000);
  assert.equal(cert!.subject, "CN=web");
});

Deno.test("keys come in the form of their kind", () => {
  assert.match(rendered('{{ genPrivateKey "ecdsa" }}'), /^-----BEGIN EC PRIVATE KEY-----/);
  assert.match(rendered('{{ (genSelfSignedCert "x" nil nil 1).Key }}'), /^-----BEGIN RSA PRIVATE KEY-----/);
  assert.equal(rendered('{{ genPrivateKey "none" }}'), "Unknown type none");
});

Deno.test("certificates are made for a key that is given, of any kind", () => {
  for (const kind of ["ecdsa", "ed25519"]) {
    const text = rendered(
      `{{ $key := genPrivateKey "${kind}" }}{{ $ca := genCAWithKey "ca" 10 $key }}` +
        `{{ $one := genSignedCertWithKey "x" nil (list "x.example") 5 $ca $key }}` +
        `{{ $ca.Cert }}|{{ $one.Cert }}|{{ eq $one.Key $key }}`,
    );
    const [authority, one, hasKey] = text.split("|");
    assert.ok(new X509Certificate(one!).verify(new X509Certificate(authority!).publicKey), kind);
    assert.equal(hasKey, "true");
  }
  const dsa = `"-----BEGIN DSA PRIVATE KEY-----\\nMAA=\\n-----END DSA PRIVATE KEY-----\\n"`;
  assert.throws(() => rendered(`{{ genCAWithKey "ca" 1 ${dsa} }}`), {
    message: /error creating certificate: x509: certificate private key does not implement crypto.Signer$/,
  });
  assert.throws(() => rendered(`{{ genSignedCertWithKey "x" nil nil 1 (genCA "a" 1) ${dsa} }}`), {
    message: /error creating certificate: x509: unsupported public key type: \*dsa.PublicKey$/,
  });
  assert.throws(() => rendered(`{{ genCAWithKey "ca" 1 "bad" }}`), {
    message: /error calling genCAWithKey: parsing private key: no PEM data in input$/,
  });
});
