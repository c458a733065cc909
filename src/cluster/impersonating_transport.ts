import { type Impersonation, impersonationHeaders } from "./impersonation.ts";
import type { Transport } from "./transport.ts";

/**
 * The same transport for somebody else: every request says as whom. For transports that have no kubeconfig user of
 * their own, such as the bundled cluster's; streams are opened in one's own name.
 *
 * @throws {TypeError} as `impersonationHeaders`
 */
export function impersonatingTransport(transport: Transport, wish: Impersonation): Transport {
  const added = impersonationHeaders(wish);
  if (added.length === 0) return transport;
  return {
    description: transport.description,
    request: (path, init = {}) => {
      const headers = new Headers(init.headers);
      for (const [name, value] of added) headers.append(name, value);
      return transport.request(path, { ...init, headers });
    },
    connect: (path, protocols, signal) => transport.connect(path, protocols, signal),
    ...(transport.refusalHint ? { refusalHint: () => transport.refusalHint!() } : {}),
    close: () => transport.close(),
  };
}
