package dev.kaquan.server;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Refuses what a page of another site sends to a server on this machine: with its {@code Origin}, or, after its name was
 * made to resolve to this machine, with its {@code Host}.
 *
 * <p>A server that listens on other addresses may be reached by any name, so there is nothing to compare.
 */
final class OwnPages extends NextHandler {
  private static final Logger LOG = LoggerFactory.getLogger(OwnPages.class);
  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]", "::1");
  private static final int FORBIDDEN = 403;

  private final Set<String> ownNames;
  private final boolean isLocal;

  /** Serves {@code host}, and other names under which it is reached. */
  OwnPages(String host, Set<String> hostNames) {
    this.ownNames = Stream.of(THIS_MACHINE, Set.of(host), hostNames)
        .flatMap(Set::stream)
        .map(name -> name.toLowerCase(Locale.ROOT))
        .collect(Collectors.toUnmodifiableSet());
    this.isLocal = isLoopback(host);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    if (isLocal && isForeign(request)) {
      LOG.warn("refused a request with a foreign Host or Origin");
      Response.writeError(request, response, callback, FORBIDDEN);
      return true;
    }
    return handled(request, response, callback);
  }

  private boolean isForeign(Request request) {
    String origin = request.getHeaders().get(HttpHeader.ORIGIN);
    String named = Request.getServerName(request);
    return (named != null && !isOwn(named)) || (origin != null && !isOwn(hostOf(origin)));
  }

  private boolean isOwn(String name) {
    return ownNames.contains(name.toLowerCase(Locale.ROOT));
  }

  /** Returns the host of an origin, or the empty string, as for {@code null}. */
  private static String hostOf(String origin) {
    try {
      String name = URI.create(origin).getHost();
      return name == null ? "" : name;
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      // Starting will fail and say so.
      return false;
    }
  }
}
