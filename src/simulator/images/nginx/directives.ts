/** Where a directive may stand; `pairs` is a block of words of one's own, such as `types`. */
export type Context = "main" | "events" | "http" | "server" | "location" | "upstream" | "pairs";

export interface DirectiveRule {
  contexts: readonly Context[];
  /** Arguments. */
  least: number;
  most: number;
  /** The context of its block; absent: it has none. */
  block?: Context;
  /** `on` or `off` */
  isSwitch?: boolean;
}

/** nginx's directives with their places (nginx.org/en/docs/dirindex.html); one name can have more than one rule. */
export const DIRECTIVES: Readonly<Record<string, readonly DirectiveRule[]>> = table();

/** `name least most`, a missing most being least. `*` is as many as one likes. */
function table(): Record<string, DirectiveRule[]> {
  const found: Record<string, DirectiveRule[]> = {};
  const add = (contexts: readonly Context[], names: string, more: Partial<DirectiveRule> = {}) => {
    for (const entry of names.split(",")) {
      const [name = "", least = "1", most = least] = entry.trim().split(" ");
      const rule = { contexts, least: Number(least), most: most === "*" ? 20 : Number(most), ...more };
      (found[name] ??= []).push(rule);
    }
  };
  const below = ["http", "server", "location"] as const;
  add(["main"], "events 0", { block: "events" });
  add(["main"], "http 0", { block: "http" });
  add(["http"], "server 0", { block: "server" });
  add(["http"], "upstream 1", { block: "upstream" });
  add(["server", "location"], "location 1 2", { block: "location" });
  add(below, "types 0", { block: "pairs" });
  add(["main"], "user 1 2, worker_processes, pid, worker_rlimit_nofile, env, load_module, worker_priority");
  add(["main"], "daemon, master_process, pcre_jit", { isSwitch: true });
  add(["events"], "worker_connections, use");
  add(["events"], "multi_accept, accept_mutex", { isSwitch: true });
  add(
    ["upstream"],
    "server 1 *, keepalive, keepalive_timeout, keepalive_requests, zone 1 2, least_conn 0, ip_hash 0",
  );
  add(["main", ...below], "error_log 1 2");
  add(["server"], "listen 1 *, server_name 1 *");
  add(["server", "location"], "return 1 2, rewrite 2 3, set 2, try_files 2 *, break 0");
  add(["server", "location"], "if 1 *", { block: "location" });
  add(["http"], "map 2", { block: "pairs" });
  add(below, "allow, deny");
  add(["location"], "alias, proxy_pass, internal 0");
  add(below, "root, index 1 *, access_log 1 *, add_header 2 3, error_page 2 *, default_type, resolver 1 *");
  add(["http"], "log_format 2 *, types_hash_max_size, server_names_hash_bucket_size");
  add(["http"], "server_names_hash_max_size, variables_hash_max_size");
  add(below, "proxy_set_header 2, proxy_http_version, proxy_redirect 1 2, proxy_connect_timeout");
  add(below, "proxy_read_timeout, proxy_send_timeout, proxy_buffer_size, proxy_buffers 2");
  add(below, "keepalive_timeout 1 2, keepalive_requests, client_max_body_size, client_body_timeout");
  add(below, "client_body_buffer_size, send_timeout, resolver_timeout, gzip_types 1 *, gzip_comp_level");
  add(below, "gzip_min_length, gzip_proxied 1 *, gzip_buffers 2, charset, expires 1 2, server_tokens");
  add(["http", "server"], "client_header_timeout, client_header_buffer_size, large_client_header_buffers 2");
  add(below, "autoindex, sendfile, tcp_nopush, tcp_nodelay, gzip, gzip_vary, log_not_found", {
    isSwitch: true,
  });
  add(below, "proxy_buffering, proxy_intercept_errors, autoindex_exact_size, autoindex_localtime", {
    isSwitch: true,
  });
  add(below, "absolute_redirect, port_in_redirect, server_name_in_redirect", { isSwitch: true });
  return found;
}
