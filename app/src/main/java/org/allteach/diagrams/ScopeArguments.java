package org.allteach.diagrams;

import java.util.List;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Team;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Hands the scope to handlers: the team, where the path names one, was found by the gate. */
@Configuration(proxyBeanMethods = false)
class ScopeArguments implements WebMvcConfigurer, HandlerMethodArgumentResolver {

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Scope.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        Object membership = request.getAttribute(Membership.class.getName(), RequestAttributes.SCOPE_REQUEST);
        if (membership == null) {
            throw new IllegalStateException("The gate has left no membership; does the path name a collaborative?");
        }
        Object team = request.getAttribute(Team.class.getName(), RequestAttributes.SCOPE_REQUEST);
        return new Scope((Membership) membership, (Team) team);
    }
}
