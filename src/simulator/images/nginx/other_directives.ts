/**
 * Directives of the modules that the image's nginx is built with which nothing here looks at (nginx.org/en/docs/dirindex.html).
 * They are read, wherever they stand and with any words, and do nothing.
 */

/** They concern speed, memory, files and protocols: the answers are the same without them. */
const SILENT = words(`
  accept_mutex_delay aio aio_write chunked_transfer_encoding client_body_in_file_only
  client_body_in_single_buffer client_body_temp_path connection_pool_size debug_connection
  debug_points directio directio_alignment disable_symlinks etag gunzip gunzip_buffers gzip_disable
  gzip_hash gzip_http_version gzip_no_buffer gzip_static gzip_window hash http2 http2_body_preread_size
  http2_chunk_size http2_idle_timeout http2_max_concurrent_streams http2_max_field_size http2_max_header_size
  http2_max_requests http2_recv_buffer_size http2_recv_timeout http3 http3_hq http3_max_concurrent_streams
  http3_stream_buffer_size if_modified_since ignore_invalid_headers keepalive_disable keepalive_time
  limit_conn_dry_run
  limit_conn_log_level limit_rate limit_rate_after limit_req_dry_run limit_req_log_level lingering_close lingering_time
  lingering_timeout lock_file log_subrequest map_hash_bucket_size map_hash_max_size max_ranges merge_slashes
  min_delete_depth modern_browser msie_padding msie_refresh mp4 mp4_buffer_size mp4_max_buffer_size mp4_start_key_frame
  open_file_cache open_file_cache_errors open_file_cache_min_uses open_file_cache_valid open_log_file_cache output_buffers
  override_charset post_acceptex postpone_output preread_buffer_size
  proxy_bind proxy_busy_buffers_size proxy_cache_background_update proxy_cache_bypass proxy_cache_convert_head
  proxy_cache_key proxy_cache_lock proxy_cache_lock_age proxy_cache_lock_timeout proxy_cache_max_range_offset
  proxy_cache_methods proxy_cache_min_uses proxy_cache_path proxy_cache_purge proxy_cache_revalidate
  proxy_cache_use_stale proxy_cache_valid proxy_force_ranges proxy_headers_hash_bucket_size
  proxy_headers_hash_max_size proxy_ignore_client_abort proxy_ignore_headers proxy_limit_rate proxy_max_temp_file_size
  proxy_next_upstream proxy_next_upstream_timeout proxy_next_upstream_tries proxy_no_cache proxy_request_buffering
  proxy_send_lowat proxy_socket_keepalive proxy_ssl_certificate proxy_ssl_certificate_key proxy_ssl_ciphers
  proxy_ssl_conf_command proxy_ssl_crl proxy_ssl_name proxy_ssl_password_file proxy_ssl_protocols
  proxy_ssl_server_name proxy_ssl_session_reuse proxy_ssl_trusted_certificate proxy_ssl_verify proxy_ssl_verify_depth
  proxy_store_access proxy_temp_file_write_size proxy_temp_path queue random read_ahead recursive_error_pages
  referer_hash_bucket_size referer_hash_max_size request_pool_size reset_timedout_connection rewrite_log
  sendfile_max_chunk send_lowat set_real_ip_from real_ip_header real_ip_recursive slice ssl_buffer_size ssl_ciphers
  ssl_conf_command ssl_dhparam ssl_early_data ssl_ecdh_curve ssl_engine ssl_handshake_timeout ssl_ocsp ssl_ocsp_cache
  ssl_ocsp_responder ssl_password_file ssl_prefer_server_ciphers ssl_protocols ssl_reject_handshake ssl_session_cache
  ssl_session_ticket_key ssl_session_tickets ssl_session_timeout ssl_stapling ssl_stapling_file ssl_stapling_responder
  ssl_stapling_verify ssl_trusted_certificate ssl_verify_depth state sticky sticky_cookie_insert
  subrequest_output_buffer_size satisfy thread_pool timer_resolution types_hash_bucket_size underscores_in_headers
  uninitialized_variable_warn userid_domain userid_expires userid_flags userid_mark userid_name userid_p3p
  userid_path variables_hash_bucket_size worker_aio_requests worker_cpu_affinity worker_rlimit_core
  worker_shutdown_timeout working_directory ssl_object_cache_inheritable ntlm
`);

/** They change answers elsewhere. */
const LOUD = words(`
  add_after_body add_before_body add_trailer addition_types ancient_browser ancient_browser_value auth_basic
  auth_basic_user_file auth_delay auth_http auth_request auth_request_set charset_types create_full_put_path dav_access
  dav_methods empty_gif fastcgi_bind fastcgi_buffer_size fastcgi_buffering fastcgi_buffers fastcgi_cache
  fastcgi_connect_timeout fastcgi_hide_header fastcgi_index fastcgi_intercept_errors fastcgi_param fastcgi_pass
  fastcgi_pass_header fastcgi_read_timeout fastcgi_send_timeout fastcgi_split_path_info flv  
  grpc_pass grpc_set_header limit_conn limit_conn_status limit_conn_zone limit_req
  limit_req_status limit_req_zone memcached_pass mirror mirror_request_body proxy_cache proxy_cookie_domain
  proxy_cookie_flags proxy_cookie_path proxy_hide_header proxy_method proxy_pass_header proxy_pass_request_body
  proxy_pass_request_headers proxy_set_body proxy_store random_index scgi_param scgi_pass secure_link secure_link_md5
  secure_link_secret source_charset charset_map ssi ssi_last_modified ssi_silent_errors ssi_types ssl_certificate
  ssl_certificate_key ssl_client_certificate ssl_crl ssl_verify_client stub_status sub_filter sub_filter_last_modified
  sub_filter_once sub_filter_types userid userid_service uwsgi_param uwsgi_pass uwsgi_read_timeout valid_referers
         
`);

/** With a block of their own. */
export const OTHER_BLOCKS: ReadonlySet<string> = new Set(
  words("geo limit_except mail match split_clients stream charset_map"),
);

export const OTHER_DIRECTIVES: ReadonlySet<string> = new Set([...SILENT, ...LOUD, ...OTHER_BLOCKS]);

/** What would change answers elsewhere, and does not here: nginx's simulation says so. */
export const UNHEEDED: ReadonlySet<string> = new Set([...LOUD, ...OTHER_BLOCKS]);

function words(text: string): string[] {
  return text.trim().split(/\s+/);
}
