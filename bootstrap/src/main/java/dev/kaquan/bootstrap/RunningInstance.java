package dev.kaquan.bootstrap;

import dev.kaquan.cli.ServerLauncher.Running;
import dev.kaquan.cli.ServerLauncher.SandboxEndpoint;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** Running servers, which are shut down by {@link #close} or when the process is asked to end. */
final class RunningInstance implements Running {
  private final Optional<URI> service;
  private final Optional<SandboxEndpoint> sandbox;
  private final Lifecycle lifecycle;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread hook = new Thread(this::shutdown, "shutdown");

  RunningInstance(Optional<URI> service, Optional<SandboxEndpoint> sandbox, Lifecycle lifecycle) {
    this.service = service;
    this.sandbox = sandbox;
    this.lifecycle = lifecycle;
    Runtime.getRuntime().addShutdownHook(hook);
  }

  @Override
  public Optional<URI> service() {
    return service;
  }

  @Override
  public Optional<SandboxEndpoint> sandbox() {
    return sandbox;
  }

  @Override
  public void await() {
    try {
      ended.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    if (ended.getCount() > 0) {
      Runtime.getRuntime().removeShutdownHook(hook);
      shutdown();
    }
  }

  private void shutdown() {
    try {
      lifecycle.close();
    } finally {
      ended.countDown();
    }
  }
}
