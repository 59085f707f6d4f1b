/** What the use cases need; adapters provide it. */
package dev.kaquan.application.port;
