import type { Theme } from "vitepress";
import DefaultTheme from "vitepress/theme-without-fonts";
import { defineAsyncComponent, h } from "vue";
import HeroCode from "./HeroCode.vue";
import InstallLine from "./InstallLine.vue";
import "./style.css";

export default {
  extends: DefaultTheme,
  Layout: () =>
    h(DefaultTheme.Layout, null, {
      "home-hero-actions-after": () => h(InstallLine),
      "home-hero-image": () => h(HeroCode),
    }),
  enhanceApp: ({ app }) => {
    // They are large, and most pages use neither.
    app.component(
      "ApiReference",
      defineAsyncComponent(() => import("./reference/ApiReference.vue")),
    );
    app.component(
      "CallPlayground",
      defineAsyncComponent(() => import("./playground/CallPlayground.vue")),
    );
  },
} satisfies Theme;
