package dev.kaquan.application.event;

import dev.kaquan.application.page.Page;
import dev.kaquan.application.page.PageRequest;
import dev.kaquan.application.port.EventInbox.Filter;
import dev.kaquan.application.port.EventInbox.StoredEvent;

/** Lists events. */
@FunctionalInterface
public interface ListEvents {
  /** Returns events, the latest received first. */
  Page<StoredEvent> list(Filter filter, PageRequest page);
}
