package dev.kaquan.application;

import java.time.Duration;
import java.util.function.IntSupplier;

/**
 * Work that is repeated in the background, contributed by a set binding.
 *
 * @param interval from the end of one run to the start of the next; the first run starts at once
 * @param work returns how many items it processed. If it throws, the job runs again after the interval
 */
public record BackgroundJob(String name, Duration interval, IntSupplier work) {}
