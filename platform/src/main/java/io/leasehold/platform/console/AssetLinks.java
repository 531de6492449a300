package io.leasehold.platform.console;

import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.linkbuilder.StandardLinkBuilder;

/**
 * Asks only of styles, scripts and pictures under which address, with a fingerprint in it, they are kept. Asked of every link of a page, as is usual, the
 * question takes longer than all the rest of a long list: what is no file is looked for in all archives of the classpath, each time anew.
 */
final class AssetLinks extends StandardLinkBuilder {
    @Override
    protected String processLink(IExpressionContext context, String link) {
        return link.contains("/assets/") || link.contains("/webjars/") ? super.processLink(context, link) : link;
    }
}
