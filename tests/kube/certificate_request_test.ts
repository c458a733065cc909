import assert from "node:assert/strict";
import { parseCertificateRequest } from "../../src/kube/certificate_request.ts";

/** Made by openssl: two organizations, a unit, a country, and names of every kind. */
export const request =
  "LS0tLS1CRUdJTiBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0KTUlJQzZUQ0NBZEVDQVFBd1J6RU1NQW9HQTFVRUNnd0RaR1YyTVF3d0NnWURWUVFLREFOdmNITXhEVEFMQmdOVgpCQU1NQkdwaGJtVXhDekFKQmdOVkJBWVRBa1JGTVEwd0N3WURWUVFMREFSMWJtbDBNSUlCSWpBTkJna3Foa2lHCjl3MEJBUUVGQUFPQ0FROEFNSUlCQ2dLQ0FRRUFzNjZ2N0ZOSnVQSDVKMGdjQ1hGMjA5bHJ4YXFMUUEyd3NhMSsKMkJnNlpjS09sSDdRbjFXSjFrWi9HdFJRc1VSU3hya0ZjV0lLTmVpMURsakl2eEJqVitGc3Z2WGt3eWcyQWkzTQpRUzlwQ09JT3lKQXhUd0ZWMGVyQXZwMlBjNDFUdm5hSzMvWHZRNnI5MFR2SHN6cCs2YksyTk1EWXpTN3M3d1lKClpyVFZTRVkxeVBMajArb1BUbFcwQk1TT2NTaWNsTWs3eWJzVFNZL0xsdVpUUVpmZ1FZUG56TG5POTZlU3NhakUKc0Q0QWpES0pjWnlOVjNjTjV6aDVleTkyVER0VFVjWGV2OHdNMXhLRkE3ZFB6a29VVVNlek5ueGYxUUZuVkxBZwp2dnNTdE1BbkM5bzRDN0RGVUoySXFWa3Z5M3dHbVdCc2lTVFNyKzRqb1ZqNXBQakxFd0lEQVFBQm9GMHdXd1lKCktvWklodmNOQVFrT01VNHdUREJLQmdOVkhSRUVRekJCZ2cxaExtVjRZVzF3YkdVdVkyOXRnZzFpTG1WNFlXMXcKYkdVdVkyOXRnUTFxUUdWNFlXMXdiR1V1WTI5dGh3UUtBQUFCaGd4emNHbG1abVU2THk5NEwza3dEUVlKS29aSQpodmNOQVFFTEJRQURnZ0VCQUNhbmEwNWo1cHpmK0oyUUFaV0JLZTQyZlJaZGZTWHl1SVhKYkt2QmVlV0xvR3g4Cm1XSElReDRSaGNtRFVPeVd6bldqcEtDaC81cGRsck9ZRkZsMUp5VXlBUnpNQmV3OERRSjZ1cGsxNm5ldG5XQ1AKbis1UU1hSTlERDlpRkZOWHhRbkVCTFhTZFhhOXVLQ3JOWlI3eTArWll4Rjkra0NUaFFyR3BYUmc2aTlqWHlkNwpMb0E1Yi9ERGtxNTNZY0ZiUi9tTjdsSTg2bE5OcFNWR1d6ZitqWTdhL0RqQndzRWc3UlpNZkZLT0x0cmlYVFZ6Ci9oejFGQXcvUDFvZHU4ZGRERm80dkRGL3Z6MHhjZVdjN1NjbHhmV3dSMUNvRUV4ZFJUVmZ3NUZvL0ptWm9WVkIKMVRlaFJMLzdPNGhDWmpnZ3FIRkMxS3dUbTM5T0ZKZ05LU0JZeGdJPQotLS0tLUVORCBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0K";

Deno.test("a certificate request tells its subject and its other names", () =>
  assert.deepEqual(parseCertificateRequest(atob(request)), {
    commonName: "jane",
    serialNumber: "",
    subject: [
      ["Organization", ["dev", "ops"]],
      ["Organizational Unit", ["unit"]],
      ["Country", ["DE"]],
      ["Locality", []],
      ["Province", []],
      ["StreetAddress", []],
      ["PostalCode", []],
    ],
    emailAddresses: ["j@example.com"],
    dnsNames: ["a.example.com", "b.example.com"],
    uris: ["spiffe://x/y"],
    ipAddresses: ["10.0.0.1"],
  }));

for (
  const text of [
    "",
    "frob",
    "-----BEGIN CERTIFICATE REQUEST-----\nAAAA\n-----END CERTIFICATE REQUEST-----",
    "-----BEGIN CERTIFICATE REQUEST-----\n#\n-----END",
  ]
) {
  Deno.test(`what is no request gives nothing: ${JSON.stringify(text)}`, () => {
    assert.equal(parseCertificateRequest(text), undefined);
  });
}
