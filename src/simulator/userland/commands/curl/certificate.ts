/** Whether curl believes a server's certificate. */
import type { Process, ServerCertificate } from "../../../host/process.ts";
import { pathOf, type Target } from "../http_client.ts";
import type { CurlOptions } from "./curl_options.ts";
import type { Failure } from "./failure.ts";

/** Undefined: the server is who it says it is, or nobody asks. */
export function problemOfCertificate(
  process: Process,
  options: CurlOptions,
  target: Target,
  certificate: ServerCertificate | undefined,
): Failure | undefined {
  if (!certificate || options.has("k")) return undefined;
  const file = options.value("cacert");
  const text = file === undefined ? undefined : process.machine.files.read(pathOf(process, file));
  if (file !== undefined && text === undefined) {
    const message = `error setting certificate verify locations:  CAfile: ${file} CApath: /etc/ssl/certs`;
    return { code: 77, message };
  }
  const isTrusted = file === undefined
    ? certificate.authority === "public"
    : text!.trim() === certificate.authority?.trim();
  if (!isTrusted) return untrusted("SSL certificate problem: unable to get local issuer certificate");
  if (certificate.names.includes(target.host)) return undefined;
  return untrusted(`SSL: no alternative certificate subject name matches target host name '${target.host}'`);
}

function untrusted(message: string): Failure {
  return { code: 60, message, hint: MORE };
}

const MORE = "More details here: https://curl.se/docs/sslcerts.html\n\n" +
  "curl failed to verify the legitimacy of the server and therefore could not\n" +
  "establish a secure connection to it. To learn more about this situation and\n" +
  "how to fix it, please visit the webpage mentioned above.\n";
