package io.leasehold.web.app;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.scheduling.annotation.EnableAsync;

/** The application under test. */
@SpringBootApplication
@EnableAsync
public class WebApplication {}
