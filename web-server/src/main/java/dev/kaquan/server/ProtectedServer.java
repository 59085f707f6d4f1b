package dev.kaquan.server;

import io.javalin.config.JavalinConfig;
import java.util.Set;
import java.util.function.BiPredicate;
import org.eclipse.jetty.server.AbstractConnector;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.EagerContentHandler;
import org.eclipse.jetty.server.handler.EagerContentHandler.RetainedContentLoaderFactory;
import org.eclipse.jetty.util.component.LifeCycle;

/** Protects a server from slow clients, from too many, and, on this machine, from pages of other sites. */
public final class ProtectedServer {
  /** What a piece of a body takes besides its bytes: a body in tiny pieces takes far more than its length. */
  private static final int OVERHEAD_PER_CHUNK = 64;

  private static final int MAX_OVERHEAD = 65_536;

  private ProtectedServer() {}

  /**
   * Configures a server.
   *
   * @param host the address on which it will listen
   * @param hostNames other names under which it is reached, as behind a proxy
   * @param isStreaming whether requests with a method and a path are passed on before all of their body is there, which may
   *     have any length; their handler bounds how many of them there are
   * @param outermost receives each request first
   * @param refusals answers what is refused before a route sees it; the status says why
   */
  public static void configure(
      JavalinConfig config,
      String host,
      Set<String> hostNames,
      ServerLimits limits,
      BiPredicate<String, String> isStreaming,
      Handler.Wrapper outermost,
      Request.Handler refusals) {
    config.http.maxRequestSize = limits.bodyBytes();
    config.jetty.modifyServer(server ->
        protect(server, new OwnPages(host, hostNames), limits, isStreaming, outermost, refusals));
    config.jetty.modifyServletContextHandler(context -> context.setErrorHandler(refusals));
  }

  private static void protect(
      Server server,
      OwnPages ownPages,
      ServerLimits limits,
      BiPredicate<String, String> isStreaming,
      Handler.Wrapper outermost,
      Request.Handler refusals) {
    SlowClients slowClients = new SlowClients(limits);
    // A body is read without a thread, and the routes see the request when all of it is there.
    EagerContentHandler wholeBodies = new EagerContentHandler(new RetainedContentLoaderFactory(
        limits.bodyBytes() + MAX_OVERHEAD, OVERHEAD_PER_CHUNK, true));
    outermost.setHandler(ownPages);
    StreamedBodies streamedBodies = new StreamedBodies(isStreaming, slowClients);
    ownPages.setHandler(streamedBodies);
    streamedBodies.setHandler(wholeBodies);
    wholeBodies.setHandler(slowClients);
    server.setHandler(outermost);
    server.setErrorHandler(refusals);
    NetworkConnectionLimit connections = new NetworkConnectionLimit(limits.connections(), server);
    // While no connection can be accepted, silent ones are closed sooner.
    connections.setEndPointIdleTimeout(limits.idle().dividedBy(10).toMillis());
    server.addBean(connections);
    // Javalin adds its connector later.
    server.addEventListener(new LifeCycle.Listener() {
      @Override
      public void lifeCycleStarting(LifeCycle event) {
        for (Connector connector : server.getConnectors()) {
          connector.addEventListener(slowClients);
          AbstractConnector listening = (AbstractConnector) connector;
          listening.setIdleTimeout(limits.idle().toMillis());
          // A shorter one while the server stops would cut off requests in flight, too.
          listening.setShutdownIdleTimeout(-1);
        }
      }
    });
  }
}
